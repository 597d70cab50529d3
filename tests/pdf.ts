/** What stands in a PDF, for tests to look at. */
import { inflateSync } from 'node:zlib'

/** The PDF with what is packed in it unpacked, as far as it is text. */
export function opened(pdf: Buffer): string {
  const parts = [pdf.toString('latin1')]
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    try {
      parts.push(inflateSync(pdf.subarray(at + 7)).toString('latin1'))
    } catch {
      // Fonts and pictures, or the end of a stream.
    }
  }
  return parts.join('\n')
}
