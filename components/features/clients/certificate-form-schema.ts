import { clientCertificateSchema } from '@/lib/schemas/client-certificate'

export const certificateFormSchema = clientCertificateSchema.pick({ certificateValue: true })
