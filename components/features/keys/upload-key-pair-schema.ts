import { z } from 'zod'
import { aliasNameSchema } from '@/lib/schemas/upload-key-pair'

export const uploadKeyPairFormSchema = z
  .object({
    aliasName: aliasNameSchema,
    form: z.enum(['pem', 'pkcs12']),
    text: z.string(),
    file: z.string(),
    password: z.string().max(1024, 'must have at most 1024 characters'),
  })
  .superRefine(({ form, text, file }, issues) => {
    if (form === 'pem' && text.trim() === '') {
      issues.addIssue({ code: 'custom', path: ['text'], message: 'is required: a certificate and its private key' })
    }
    if (form === 'pkcs12' && file === '') {
      issues.addIssue({ code: 'custom', path: ['file'], message: 'is required: choose the file' })
    }
  })
