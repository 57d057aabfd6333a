import { systemDeps } from '@/lib/auth/system'
import { openApiDocument } from '@/lib/http/openapi/document'

// Names the public URL of this installation, which is known only when the server runs.
export const dynamic = 'force-dynamic'

/** The OpenAPI document. It describes what everybody may know, so nobody has to sign in for it. */
export function GET(): Response {
  return Response.json(openApiDocument(systemDeps().publicUrl), {
    headers: { 'Cache-Control': 'public, max-age=300', 'Access-Control-Allow-Origin': '*' },
  })
}
