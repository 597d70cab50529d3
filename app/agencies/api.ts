/** All JSON doors of this slice. */
import type { Operation } from '#kit/api.ts'
import type { App } from '../app.ts'
import { agencyApi } from './agency.api.ts'
import { calendarsApi } from './calendars.api.ts'
import { firstRunApi } from './first-run.api.ts'
import { officesApi } from './offices.api.ts'
import { repliesApi } from './replies.api.ts'
import { servicesApi } from './services.api.ts'
import { umbrellaApi } from './umbrella.api.ts'

export const agenciesApi = (app: App): Operation[] => [
  ...firstRunApi(app),
  ...agencyApi(app),
  ...officesApi(app),
  ...servicesApi(app),
  ...calendarsApi(app),
  ...repliesApi(app),
  ...umbrellaApi(app),
]
