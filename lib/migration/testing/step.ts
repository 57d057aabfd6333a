import type { Hotel } from './hotel'
import type { Model, ModelEnvironment, ModelIntegration, Place, Real } from './model'

/** What a step is asked with. */
export interface Asked {
  model: Model
  real: Real
  at: Place
  environment: ModelEnvironment
  hotel: Hotel
  /** `<chain>/<code>` */
  label: string
  integration: ModelIntegration
  /** a number that no other step has */
  nonce: number
}

/** Something that somebody asks for. */
export interface Step {
  /** what the specification says; `perhaps` where it depends on what the model does not follow */
  may(asked: Asked): boolean | 'perhaps'
  run(asked: Asked): Promise<unknown>
  /** what is so afterwards, when it was allowed */
  after(asked: Asked, result: unknown): void
}
