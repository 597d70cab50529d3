/** Figures as a table: what it is of, the value, of how many, and how sure. */
import type { ReactNode } from 'react'
import type { BoardFigure } from '../../../app/indicators/board/schema.ts'
import { useLang, useWords } from '../lang.tsx'
import { BOARD } from './words.ts'

export type FigureLine = { key: string; name: ReactNode; note?: string | undefined; figure: BoardFigure }

export function FigureTable({ head, caption, lines }: { head: string; caption: string; lines: readonly FigureLine[] }) {
  const words = useWords(BOARD)
  const { lang } = useLang()
  return (
    <div className="scroll">
      <table className="table board-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {[head, words.value, words.of, words.interval].map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, note, figure: { written } }) => (
            <tr key={key}>
              <th scope="row">
                {name}
                {note && <span className="hint board-note">{note}</span>}
              </th>
              <td>{written.value[lang]}</td>
              <td>{written.of[lang]}</td>
              <td>{written.interval[lang]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
