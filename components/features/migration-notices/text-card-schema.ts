import { noticeTextSchema } from '@/lib/schemas/migration/notice-input'

export const textCardSchema = noticeTextSchema
