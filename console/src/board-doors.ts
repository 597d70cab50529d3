/** The doors of the board: indicators for any cases, one of them in parts, and the cases behind it. */
import type { Behind, Board, BoardParts, Key, Side } from '../../app/indicators/board/schema.ts'
import type * as own from '../../app/indicators/own/schema.ts'
import type { Sent } from '../../app/kit/shapes.ts'
import { call, query } from './api.ts'

/** What is asked for; what is not set is not filtered by. */
export type Filters = {
  from: string
  to: string
  serviceId: string | null
  officeId: string | null
  areaId: string | null
  channel: string | null
}

export const board = {
  all: (filters: Filters) => call<Sent<Board>>('GET', `/indicators/board${query(filters)}`),
  parts: (indicator: string, filters: Filters, by: Key) =>
    call<Sent<BoardParts>>('GET', `/indicators/board/${encodeURIComponent(indicator)}${query({ ...filters, by })}`),
  cases: (indicator: string, filters: Filters, page: { side: Side; after: string | undefined }) =>
    call<Sent<Behind>>(
      'GET',
      `/indicators/board/${encodeURIComponent(indicator)}/cases${query({ ...filters, ...page, limit: 25 })}`,
    ),
}

export type Definitions = Sent<own.Definitions>
export const definitions = {
  all: () => call<Definitions>('GET', '/indicators/definitions'),
  preview: (text: string) => call<Sent<own.Preview>>('POST', '/indicators/definitions/preview', { text }),
  keep: (text: string) => call<{ id: string; version: string }>('POST', '/indicators/definitions', { text }),
  retire: (id: string) => call('DELETE', `/indicators/definitions/${encodeURIComponent(id)}`),
}
