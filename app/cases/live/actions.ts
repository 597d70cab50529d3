/**
 * Telling open pages that something has changed at a desk of theirs: which desks and which cases, and nothing of what. The
 * store is asked once for all pages of an agency; of each the officer must still be signed in, and reach the desk.
 */
import { faultWord } from '#kit/fault.ts'
import { openStream, type Stream } from '#kit/stream.ts'
import type { App } from '../../app.ts'
import { type Signed, whoStillHolds } from '../../people/index.ts'
import { reachOf } from '../officer.actions.ts'
import { reaches } from '../rules.ts'
import { changesSince, type DeskChange, forgetChanges } from './store.ts'

const LOOK_MS = 2000
/** Of one officer as many windows; one more ends the oldest. */
const MOST_OF_ONE = 5
const MOST_IN_ALL = 1000
const KEPT_MS = 2 * 3_600_000

type Page = { stream: Stream; officerId: string; token: string }
/** The open pages of an agency, and up to where they have been told. */
type Room = { agencyId: string; pages: Set<Page>; at: string | null }

export type Live = {
  /** Null when as many are open as this process keeps. `since` is the last event that this page has seen. */
  open(by: Signed, token: string, since: string | null): Promise<Stream | null>
}

export function openLive(app: App): Live {
  const rooms = new Map<string, Room>()
  let isLooking = false

  const pages = () => [...rooms.values()].flatMap((room) => [...room.pages])
  const lookLater = () => {
    if (isLooking || rooms.size === 0) return
    isLooking = true
    setTimeout(async () => {
      for (const room of [...rooms.values()]) await lookInto(app, room)
      isLooking = false
      lookLater()
    }, LOOK_MS).unref()
  }
  const enter = (agencyId: string, page: Page) => {
    const room = rooms.get(agencyId) ?? { agencyId, pages: new Set(), at: null }
    rooms.set(agencyId, room)
    const before = [...room.pages].filter(({ officerId }) => officerId === page.officerId)
    if (before.length >= MOST_OF_ONE) before[0]!.stream.end()
    room.pages.add(page)
    page.stream.onEnd(() => {
      room.pages.delete(page)
      if (room.pages.size === 0) rooms.delete(agencyId)
    })
    return room
  }

  return {
    open: async (by, token, since) => {
      if (pages().length >= MOST_IN_ALL) return null
      const page = { stream: openStream(), officerId: by.officerId, token }
      const room = enter(by.agencyId, page)
      await app.db.in(by.agencyId, async (tx) => {
        const { at, changes } = await changesSince(tx, by.agencyId, since, app.now())
        room.at ??= at
        // Who comes for the first time has just read everything; who comes again is told what they missed.
        if (since === null) page.stream.say({ type: 'here', id: at, body: {} })
        else tell(page, at, changes?.filter(await reachedBy(tx, by)) ?? null)
      })
      lookLater()
      return page.stream
    },
  }
}

async function lookInto(app: App, room: Room): Promise<void> {
  const { agencyId } = room
  try {
    await app.db.in(agencyId, async (tx) => {
      const { at, changes } = await changesSince(tx, agencyId, room.at, app.now())
      for (const page of [...room.pages]) {
        const by = await whoStillHolds(app, tx, page.token)
        if (!by) page.stream.end()
        else if (changes === null || changes.length > 0)
          tell(page, at, changes?.filter(await reachedBy(tx, by)) ?? null)
      }
      room.at = at
    })
  } catch (error) {
    // Their pages come again with what they saw last, when the store is there.
    app.log.warn('live-stopped', { agency: agencyId, failure: faultWord(error) })
    for (const { stream } of [...room.pages]) stream.end()
  }
}

async function reachedBy(tx: Parameters<typeof reachOf>[0], by: Signed) {
  const reach = await reachOf(tx, by)
  return (change: DeskChange) => reaches(reach, change)
}

/** Null when there is too much to be told one by one, or nobody knows how much. */
function tell({ stream }: Page, at: string, changes: readonly DeskChange[] | null): void {
  if (changes?.length === 0) return
  const ids = <Name extends keyof DeskChange>(name: Name) => [...new Set(changes?.map((change) => change[name]))]
  stream.say({ type: 'changed', id: at, body: changes && { desks: ids('deskId'), cases: ids('caseId') } })
}

/** Takes away, in one agency, what every open page has been told long ago. */
export const forgetOldChanges = (app: App, agencyId: string) =>
  app.db.in(agencyId, (tx) => forgetChanges(tx, agencyId, new Date(app.now().getTime() - KEPT_MS)))
