/** "1 comment", "3 comments". */
export const count = (number: number, one: string, many: string) =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

export const comments = (number: number) => count(number, 'comment', 'comments');
