import { refuse } from '../../errors'
import { keptParams } from '../kept-params'
import type { Check } from '../request'

/** An unfinished request travels in the browser, in an address too. */
export const PARAMS_MAX_BYTES = 6000

/** What must be remembered while a person signs in is not longer than a browser carries. */
export const size: Check = ({ params }) => {
  const length = Buffer.byteLength(JSON.stringify(keptParams(params)))
  if (length > PARAMS_MAX_BYTES) {
    throw refuse('authorize.size', `${length} bytes`, { description: 'The parameters are too long.' })
  }
}
