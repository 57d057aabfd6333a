/** More than any key with its chain needs; the server refuses what is larger. */
export const MAX_FILE_BYTES = 131_072

/** The content of a chosen file as base64, which is how it travels. @throws Error with a sentence for the person */
export async function fileAsBase64(file: File): Promise<string> {
  if (file.size > MAX_FILE_BYTES) throw new Error(`${file.name} is larger than ${MAX_FILE_BYTES / 1024} KiB`)
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

/** Several PEM files as one text: certificate and key often come apart. */
export async function filesAsText(files: readonly File[]): Promise<string> {
  const total = files.reduce((sum, { size }) => sum + size, 0)
  if (total > MAX_FILE_BYTES) throw new Error(`The files are larger than ${MAX_FILE_BYTES / 1024} KiB`)
  const texts = await Promise.all(files.map((file) => file.text()))
  return texts.map((text) => text.trim()).join('\n')
}
