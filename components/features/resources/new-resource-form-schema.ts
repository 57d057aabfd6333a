import { resourceSchema } from '@/lib/schemas/resource'

export const newResourceFormSchema = resourceSchema.pick({
  name: true,
  description: true,
  idDomain: true,
  scopes: true,
})
