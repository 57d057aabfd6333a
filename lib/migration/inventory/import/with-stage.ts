import { type InventoryStage, openStage } from '@/lib/store/migration/bulk-stage'

/** Opens a stage for as long as the steps go on, and takes it away however they end. */
export async function* withStage<T>(steps: (stage: InventoryStage) => AsyncGenerator<T, unknown>): AsyncGenerator<T> {
  const stage = await openStage()
  try {
    yield* steps(stage)
  } finally {
    stage.close()
  }
}
