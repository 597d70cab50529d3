/** A QR code as a picture made here: dark squares on white with the quiet margin of four, in any colour scheme. */
import { html } from './html.ts'
import { qrSquares } from './qr-squares.ts'

export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = qrSquares(text)
  return html`<svg class="qr-code" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/><path d="${path}" fill="#000"/></svg>`
}
