/** Words of the listening page. */
export const listeningWords = {
  listening: {
    intro:
      'How many comments of each kind came in a month, how many of them were answered officially, and how long that took.',
    month: 'Month',
    previous: 'Previous month',
    next: 'Next month',
    csv: 'Download as CSV',
    kind: 'Kind',
    count: 'Comments',
    answered: 'Answered officially',
    median: 'Median time to the answer',
    none: 'No comment came in this month.',
    noKind: 'Without a kind',
    total: 'All',
    hours: (hours: number) =>
      hours < 48
        ? `${hours.toLocaleString('en', { maximumFractionDigits: 1 })}\u00a0h`
        : `${(hours / 24).toLocaleString('en', { maximumFractionDigits: 1 })}\u00a0days`,
    never: '–',
    caption: (month: string) => `Comments in ${month}`,
  },
};
