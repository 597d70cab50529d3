export { AccountPage } from './account-page.tsx'
export { SettingsPage } from './settings-page.tsx'
