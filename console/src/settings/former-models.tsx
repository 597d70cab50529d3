/** The models that are kept, and going back to one of them. */
import { useState } from 'react'
import { longDate } from '../../../app/kit/words.ts'
import { type ModelPage, model } from '../doors.ts'
import { useZone } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { ErrorNotice } from '../parts/notice.tsx'
import { useSaving } from '../parts/saving.ts'
import { useMay } from '../session.tsx'
import { MODEL_WORDS } from './model-words.ts'

type Kept = { modelId: string | null; name: string; figure: string | null; isUsed: boolean }

export function FormerModels({ page: { inUse, models } }: { page: ModelPage }) {
  const words = useWords(MODEL_WORDS)
  const { lang } = useLang()
  const zone = useZone()
  const kept: Kept[] = models.map(({ modelId, learnedAt, card: { texts, tested }, inUse: isUsed }) => ({
    modelId,
    name: `${longDate(lang, new Date(learnedAt), zone)} · ${words.texts}: ${words.number(texts)}`,
    figure: tested && words.percent(tested.right / tested.texts),
    isUsed,
  }))
  const phrases = { modelId: null, name: words.phrasesOnly, figure: null, isUsed: inUse.modelId === null }
  if (models.length === 0) return null
  return (
    <section>
      <h2>{words.former}</h2>
      <ul className="shelf-list">
        {[...kept, phrases].map((one) => (
          <Model key={one.modelId} kept={one} />
        ))}
      </ul>
    </section>
  )
}

function Model({ kept: { modelId, name, figure, isUsed } }: { kept: Kept }) {
  const words = useWords(MODEL_WORDS)
  const [isAsking, setAsking] = useState(false)
  const going = useSaving(
    () => model.goBack(modelId),
    [['model']],
    () => setAsking(false),
  )
  const mayChange = useMay('settings.change')
  return (
    <li>
      <span>
        {name} {figure && <span className="tag">{figure}</span>} {isUsed && <span className="tag">{words.isUsed}</span>}
      </span>
      {!isUsed && mayChange && (
        <Button kind="secondary" small onPress={() => setAsking(true)}>
          {words.goBack}
        </Button>
      )}
      <Dialog title={words.goBackTitle} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>
          <strong>{name}</strong>
        </p>
        <p>{words.goBackLead}</p>
        <ErrorNotice error={going.error} />
        <div className="buttons">
          <Button isPending={going.isPending} onPress={() => going.mutate()}>
            {words.goBack}
          </Button>
          <Button kind="secondary" onPress={() => setAsking(false)}>
            {words.cancel}
          </Button>
        </div>
      </Dialog>
    </li>
  )
}
