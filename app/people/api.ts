/** All JSON doors of this slice. */
import type { Operation } from '#kit/api.ts'
import type { App } from '../app.ts'
import { sessionApi } from './session.api.ts'

export const peopleApi = (app: App): Operation[] => [...sessionApi(app)]
