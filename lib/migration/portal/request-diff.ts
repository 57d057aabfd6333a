import type { RequestSample } from '@/lib/schemas/migration/request-diff'
import { csharpSample } from './samples/csharp'
import { curlSample } from './samples/curl'
import { javaSample } from './samples/java'
import { javascriptSample } from './samples/javascript'
import { pythonSample } from './samples/python'
import type { SampleValues } from './samples/sample'

/** Stands where an id is not known yet. */
export const UNKNOWN = { before: 'YOUR_OLD_CLIENT_ID', after: 'YOUR_NEW_CLIENT_ID', enterprise: 'YOUR_ENTERPRISE_ID' }

/**
 * What changes in the code that asks for a token: the client, the grant, scope instead of user and password, and the
 * header enterpriseId. Address and application key stay.
 * @see spec migration §4
 */
export function requestDiff(values: SampleValues): RequestSample[] {
  return [
    { id: 'curl', label: 'curl', lines: curlSample(values) },
    { id: 'javascript', label: 'JavaScript', lines: javascriptSample(values) },
    { id: 'python', label: 'Python', lines: pythonSample(values) },
    { id: 'java', label: 'Java', lines: javaSample(values) },
    { id: 'csharp', label: 'C#', lines: csharpSample(values) },
  ]
}
