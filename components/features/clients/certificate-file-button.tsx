'use client'

import { useId } from 'react'
import { toast } from '@/components/ui/toast'

/** A certificate takes a few kilobytes; anything larger is something else. */
const MAX_BYTES = 15_000

/** Reads a certificate file in the browser, PEM or DER, into the text that is sent. */
export function CertificateFileButton({ onRead }: { onRead: (text: string) => void }) {
  const id = useId()
  const read = async (file: File | undefined) => {
    if (!file) return
    if (file.size > MAX_BYTES) {
      toast.error('That file is too large for a certificate')
      return
    }
    const bytes = new Uint8Array(await file.arrayBuffer())
    const text = new TextDecoder().decode(bytes)
    onRead(text.includes('-----BEGIN') ? text : btoa(String.fromCharCode(...bytes)))
  }
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        Or choose a file
      </label>
      <input
        id={id}
        type="file"
        accept=".pem,.crt,.cer,.der,application/x-x509-ca-cert,application/pkix-cert"
        className="text-sm text-muted"
        onChange={(event) => void read(event.target.files?.[0])}
      />
    </div>
  )
}
