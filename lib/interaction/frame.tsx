import { renderToStaticMarkup } from 'react-dom/server'
import { contentPolicy } from './content-policy'
import type { Look } from './look/look'
import { BASE_STYLE } from './look/stylesheet'
import { OutwardLink } from './parts/outward-link'
import type { Language } from './texts/language'

/** What surrounds the pages of one domain in one language: rendered once, then only put together. */
export interface Frame {
  /** up to the title */
  head: string
  /** from the title to the body's attributes */
  styles: string
  /** from the body to the main part */
  top: string
  bottom: string
  policies: { staysHere: string; leavesHere: string }
}

const frames = new WeakMap<Look, Map<string, Frame>>()

export function frameOf(look: Look, language: Language): Frame {
  let byLanguage = frames.get(look)
  if (!byLanguage) {
    byLanguage = new Map()
    frames.set(look, byLanguage)
  }
  let frame = byLanguage.get(language.tag)
  if (!frame) {
    frame = build(look, language)
    byLanguage.set(language.tag, frame)
  }
  return frame
}

function build(look: Look, language: Language): Frame {
  const styles = [BASE_STYLE, look.style]
  return {
    head: `<!doctype html><html lang="${language.tag}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex,nofollow">${renderToStaticMarkup(<link rel="icon" href={look.logo ?? '/mark.svg'} />)}`,
    styles: `${styles.map((style) => `<style>${style}</style>`).join('')}</head>`,
    top: renderToStaticMarkup(<Brand look={look} language={language} />),
    bottom: renderToStaticMarkup(<Footer look={look} language={language} />),
    policies: {
      staysHere: contentPolicy({ styles, scripts: [], leavesHere: false }),
      leavesHere: contentPolicy({ styles, scripts: [], leavesHere: true }),
    },
  }
}

function Brand({ look, language }: { look: Look; language: Language }) {
  return (
    <header className="brand">
      {look.logo ? (
        // biome-ignore lint/performance/noImgElement: there is no Next in these pages
        <img src={look.logo} alt="" />
      ) : (
        <span className="tile" aria-hidden="true">
          {look.initial}
        </span>
      )}
      <p>
        <bdi>{look.name ?? language.texts.common.product}</bdi>
      </p>
    </header>
  )
}

function Footer({ look, language }: { look: Look; language: Language }) {
  const { common } = language.texts
  const links = [
    [look.supportUrl, common.support],
    [look.privacyUrl, common.privacy],
    [look.termsUrl, common.terms],
  ].filter((link): link is [string, string] => link[0] !== null)
  if (links.length === 0) return <footer />
  return (
    <footer>
      <nav aria-label={common.footer}>
        <ul>
          {links.map(([href, text]) => (
            <li key={text}>
              <OutwardLink href={href} texts={language.texts}>
                {text}
              </OutwardLink>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  )
}
