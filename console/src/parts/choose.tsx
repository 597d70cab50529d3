/** One of several. With many to choose from it can be searched. */
import {
  Autocomplete,
  Button,
  FieldError,
  Header,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  SearchField,
  Select,
  SelectValue,
  Text,
  useFilter,
} from 'react-aria-components'
import { useWords } from '../lang.tsx'
import { WORDS } from '../words.ts'
import { Icon } from './icon.tsx'
import { Shown, useReadOnly } from './read-only.tsx'

export type Option = { id: string; label: string; group?: string | undefined; hint?: string | undefined }

type Props = {
  label: string
  /** Keeps the label for screen readers only. */
  labelHidden?: boolean
  options: readonly Option[]
  value: string | null
  onChange(id: string): void
  placeholder?: string
  hint?: string
  error?: string | null | undefined
  optional?: boolean
  small?: boolean
  isDisabled?: boolean
}

const MANY = 9

export function Choose(props: Props) {
  const chosen = props.options.find(({ id }) => id === props.value)
  return useReadOnly() ? <Shown label={props.label} value={chosen?.label ?? ''} /> : <Choosing {...props} />
}

function Choosing(props: Props) {
  const { label, options, value, onChange, hint, error } = props
  const words = useWords(WORDS)
  return (
    <Select
      className={`field${props.small ? ' field-small' : ''}`}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      isDisabled={props.isDisabled ?? false}
      {...(props.placeholder && { placeholder: props.placeholder })}
    >
      <Label className={props.labelHidden ? 'visually-hidden' : 'react-aria-Label'}>
        {label} {props.optional && <span className="optional">{words.optional}</span>}
      </Label>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="error">{error}</FieldError>
      <Button className="input choose-button">
        <SelectValue className="choose-value" />
        <Icon name="down" />
      </Button>
      <Popover className="popover choose-popover">
        {options.length > MANY ? <Searched label={words.search} options={options} /> : <Options options={options} />}
      </Popover>
    </Select>
  )
}

function Searched({ label, options }: { label: string; options: readonly Option[] }) {
  const { contains } = useFilter({ sensitivity: 'base' })
  return (
    <Autocomplete filter={contains}>
      <SearchField aria-label={label} className="choose-search" autoFocus>
        <Input className="input" placeholder={label} dir="auto" />
      </SearchField>
      <Options options={options} />
    </Autocomplete>
  )
}

function Options({ options }: { options: readonly Option[] }) {
  const words = useWords(WORDS)
  const groups = Map.groupBy(options, ({ group }) => group ?? '')
  const sections = [...groups].map(([group, some]) =>
    group === '' ? (
      some.map((option) => <Item key={option.id} {...option} />)
    ) : (
      <ListBoxSection key={group} id={group}>
        <Header className="choose-group">{group}</Header>
        {some.map((option) => (
          <Item key={option.id} {...option} />
        ))}
      </ListBoxSection>
    ),
  )
  return (
    <ListBox className="choose-list" renderEmptyState={() => <p className="choose-empty">{words.nothingFound}</p>}>
      {sections}
    </ListBox>
  )
}

function Item({ id, label, hint }: Option) {
  return (
    <ListBoxItem id={id} textValue={label} className="choose-item">
      <Text slot="label">{label}</Text>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
    </ListBoxItem>
  )
}
