import Link from 'next/link'
import { cn } from '@/lib/base/cn'
import { routes } from '@/lib/base/routes'
import { NOTICE_KIND_WORDS, type NoticeKind, type NoticeTemplateView } from '@/lib/schemas/migration/notice'

interface KindLinksProps {
  templates: readonly Pick<NoticeTemplateView, 'kind' | 'isChanged'>[]
  current: NoticeKind
}

/** The kinds of notices, as a list beside the text of one of them. */
export function KindLinks({ templates, current }: KindLinksProps) {
  return (
    <nav aria-label="Kinds of notices" className="flex gap-1 overflow-x-auto md:grid md:content-start">
      {templates.map(({ kind, isChanged }) => (
        <Link
          key={kind}
          href={routes.migrationNoticeTexts(kind)}
          aria-current={kind === current ? 'page' : undefined}
          className={cn(
            'flex items-baseline justify-between gap-3 rounded-md px-3 py-1.5 whitespace-nowrap hover:bg-sunken',
            kind === current ? 'bg-accent-soft font-medium' : 'text-muted',
          )}
        >
          {NOTICE_KIND_WORDS[kind]}
          {isChanged && <span className="text-xs font-normal text-muted">changed</span>}
        </Link>
      ))}
    </nav>
  )
}
