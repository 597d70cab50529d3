/** Files that go with a reply. What the server would refuse is said before it is sent. */
import { useState } from 'react'
import { Button as AriaButton, FileTrigger } from 'react-aria-components'
import { useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { Lacking } from '../parts/lacking.tsx'
import { REPLY } from './reply-words.ts'

const MOST_FILES = 5
const MOST_BYTES = 5 * 1024 * 1024
const TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'text/plain']

export function Files({ files, onChange }: { files: readonly File[]; onChange(files: readonly File[]): void }) {
  const words = useWords(REPLY)
  const [error, setError] = useState<string | null>(null)
  const add = (chosen: readonly File[]) => {
    const large = chosen.find(({ size }) => size > MOST_BYTES)
    const all = [...files, ...chosen]
    if (large) return setError(words.missing.fileTooLarge(large.name))
    if (all.length > MOST_FILES) return setError(words.missing.tooManyFiles)
    setError(null)
    onChange(all)
  }
  return (
    <div className="field">
      {files.length > 0 && (
        <ul className="files" aria-label={words.files}>
          {files.map((file) => (
            <li key={`${file.name}/${file.size}`}>
              <bdi>{file.name}</bdi>
              <AriaButton
                className="icon-button"
                aria-label={words.removeFile(file.name)}
                onPress={() => onChange(files.filter((one) => one !== file))}
              >
                <Icon name="close" />
              </AriaButton>
            </li>
          ))}
        </ul>
      )}
      <FileTrigger allowsMultiple acceptedFileTypes={TYPES} onSelect={(list) => add([...(list ?? [])])}>
        <Button kind="quiet" small>
          <Icon name="clip" />
          {words.addFiles}
        </Button>
      </FileTrigger>
      <p className="hint">{words.filesHint}</p>
      <Lacking>{error}</Lacking>
    </div>
  )
}
