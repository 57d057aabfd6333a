import { openApiDocument } from '@/lib/http/openapi/document'
import { administrationPage } from './administration-page'
import { environmentPage } from './environment-page'
import { expressionsPage } from './expressions-page'

const NOTICE = 'Written by `node scripts/generate-reference.mjs` from the schemas; a test fails when it is out of date.'

/** The generated files of docs/reference, name to content. */
export function referenceFiles(): Record<string, string> {
  return {
    'administration-rest.md': administrationPage(NOTICE),
    'environment.md': environmentPage(NOTICE),
    'expressions.md': expressionsPage(NOTICE),
    'openapi.json': `${JSON.stringify(openApiDocument('http://localhost:3000'), null, 2)}\n`,
  }
}
