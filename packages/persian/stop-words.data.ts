/** Words that nearly every text has and that therefore find nothing. Folded; written for this package. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `و در به از که این ان را رو با برای واسه تا بر هم نیز یا اما ولی اگر اگه یک یه من تو او ما شما انها اونا ایشان وی خود خودم خودت خودش
  چه چی است هست بودن شدن کردن پس چون هر همه هیچ می ها های تر ترین ای اون اینا همین همان ایا بله نه بی the of and to in is that it for on
  are as with at be this have from or was by not an a i you we they he she`
    .split(/\s+/)
    .filter(Boolean),
)
