/** An alert of the Common Alerting Protocol, in whichever form it came; texts as they are written. */
export interface CapAlert {
  identifier?: string;
  sent?: string;
  status?: string;
  msgType?: string;
  scope?: string;
  /** Identifiers of earlier alerts. */
  references: string[];
  infos: CapInfo[];
}

/** What an alert says in one language, of one part of its subject. */
export interface CapInfo {
  language: string;
  categories: string[];
  /** Its subject in a word or two. */
  event?: string;
  /** Such as `CAE`, which broadcasters know the subject by. */
  eventCodes: string[];
  urgency?: string;
  severity?: string;
  certainty?: string;
  effective?: string;
  onset?: string;
  expires?: string;
  /** When the subject ends, which the alert may expire before. */
  ends?: string;
  senderName?: string;
  headline?: string;
  description?: string;
  instruction?: string;
  web?: string;
  contact?: string;
  areas: string[];
  /** "latitude,longitude radius", in degrees and kilometres. */
  circle?: string;
  images: { url: string; alt?: string }[];
}
