/** All JSON doors of this slice. */
import type { Operation } from '#kit/api.ts'
import type { App } from '../app.ts'
import { invitationsApi } from './invitations.api.ts'
import { officersApi } from './officers.api.ts'
import { ownApi } from './own.api.ts'
import { passkeysApi } from './passkeys.api.ts'
import { sessionApi } from './session.api.ts'

export const peopleApi = (app: App): Operation[] => [
  ...sessionApi(app),
  ...ownApi(app),
  ...passkeysApi(app),
  ...invitationsApi(app),
  ...officersApi(app),
]
