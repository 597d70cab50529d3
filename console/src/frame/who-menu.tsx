/** The officer's own menu: who I am, my account, the other language, the way out. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { useNavigate } from 'react-router'
import { session } from '../doors.ts'
import { useLang, useWords } from '../lang.tsx'
import { Icon } from '../parts/icon.tsx'
import { forgetWork, ME, useEnter, useMe } from '../session.tsx'
import { WORDS } from '../words.ts'

export function WhoMenu() {
  const words = useWords(WORDS)
  const me = useMe()
  const navigate = useNavigate()
  const { setLang, choose } = useLang()
  const queries = useQueryClient()
  const leaving = useMutation({
    mutationFn: session.signOut,
    onSuccess: () => {
      queries.setQueryData(ME, null)
      forgetWork(queries)
      void navigate('/')
    },
  })
  const enter = useEnter()
  const speaking = useMutation({ mutationFn: session.change, onSuccess: enter })
  const speak = () => {
    setLang(words.otherLang)
    choose(null)
    speaking.mutate({ lang: words.otherLang })
  }
  return (
    <MenuTrigger>
      <Button className="who-button" aria-label={words.me(me.name)}>
        <Icon name="person" />
        <span className="who-name">{me.name}</span>
        <Icon name="down" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu">
          <MenuSection>
            <Header className="menu-head">
              <strong>{me.name}</strong>
              <span>{words.roles[me.role]}</span>
              <bdi dir="ltr">{me.email}</bdi>
            </Header>
            <MenuItem className="menu-item" onAction={() => void navigate('/account')}>
              {words.account}
            </MenuItem>
            <MenuItem className="menu-item" textValue={words.otherLanguage} onAction={speak}>
              <span lang={words.otherLang}>{words.otherLanguage}</span>
            </MenuItem>
            <MenuItem className="menu-item" onAction={() => leaving.mutate()}>
              {words.signOut}
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
