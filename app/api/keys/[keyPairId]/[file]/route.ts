import { requestContext } from '@/lib/auth/next-context'
import { isAppError } from '@/lib/base/app-error'
import { downloadKeyPairFile } from '@/lib/keys/download'
import { KEY_PAIR_FILES, type KeyPairFile } from '@/lib/schemas/key-pair-file'

interface Params {
  params: Promise<{ keyPairId: string; file: string }>
}

/** A public part of a key pair as a file. The service decides who may have it. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { keyPairId, file } = await params
  const headers = { 'Cache-Control': 'no-store' }
  if (!isKnown(file)) {
    return Response.json({ code: 'not_found', message: 'There is no such file' }, { status: 404, headers })
  }
  try {
    const { fileName, mediaType, body } = await downloadKeyPairFile(await requestContext(), keyPairId, file)
    return new Response(new Uint8Array(body), {
      headers: {
        ...headers,
        'Content-Type': mediaType,
        'Content-Disposition': `attachment; filename="${fileName}"`,
        'X-Content-Type-Options': 'nosniff',
      },
    })
  } catch (error) {
    if (!isAppError(error)) throw error
    return Response.json({ code: error.code, message: error.message }, { status: error.status, headers })
  }
}

function isKnown(file: string): file is KeyPairFile {
  return (KEY_PAIR_FILES as readonly string[]).includes(file)
}
