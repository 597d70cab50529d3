/** Starts the console in the page. */
import '../../app/ui/tokens.css'
import '../../app/ui/fonts.css'
import './style/base.css'
import './style/controls.css'
import './style/parts.css'
import './style/frame.css'
import './style/inbox.css'
import './style/case.css'
import './style/reply.css'
import './style/map.css'
import './style/settings.css'
import './style/board.css'
import './style/print.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
