/** What is made once for one form, so that the server knows it again when it is sent twice: a slow line, a double click. */

/** 128 random bits, in the 22 letters of base64url. */
export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, 22)
}
