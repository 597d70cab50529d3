/** The dark squares of a QR code as one path, for pages of the server and for the console; the picture around it is theirs. */
import { encode } from 'uqr'

/** How many squares it is wide with the quiet margin of four, and the path that paints the dark ones. */
export function qrSquares(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  return { size, path: data.map((row, y) => rowPath(row, y)).join('') }
}

/** The dark squares of a row, those side by side as one. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x++) {
    const from = x
    while (row[x]) x++
    if (x > from) path += `M${from} ${y}h${x - from}v1H${from}z`
  }
  return path
}
