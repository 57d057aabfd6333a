import { Download } from 'lucide-react'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { routes } from '@/lib/base/routes'
import { KEY_PAIR_FILE_WORDS, KEY_PAIR_FILES } from '@/lib/schemas/key-pair-file'

interface KeyPairDownloadsProps {
  keyPairId: string
  /** A certificate request is signed with the private key, so not every reader gets one. */
  mayRequest: boolean
}

/** The public parts of a pair as files. */
export function KeyPairDownloads({ keyPairId, mayRequest }: KeyPairDownloadsProps) {
  const files = KEY_PAIR_FILES.filter((file) => mayRequest || file !== 'request.csr')
  return (
    <Card>
      <CardHeader title="Downloads" description="Public parts only; the private key never leaves the server." />
      <CardBody>
        <ul className="grid gap-3">
          {files.map((file) => (
            <li key={file} className="flex items-start gap-2">
              <Download aria-hidden size={16} className="mt-0.5 shrink-0 text-muted" />
              <div className="min-w-0">
                <a
                  className="font-medium text-accent hover:underline"
                  href={routes.keyPairFile(keyPairId, file)}
                  download
                >
                  {KEY_PAIR_FILE_WORDS[file].title}
                </a>
                <p className="text-sm text-muted">{KEY_PAIR_FILE_WORDS[file].help}</p>
              </div>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  )
}
