import { cityDay, council, dateOf, hoursAgo, nextClockChange, police, timeOf, timeZone } from './city.mjs';

const [sunday, monday, tuesday, wednesday, thursday, friday, saturday] = [0, 1, 2, 3, 4, 5, 6];

const stepFree = 'Step-free entrance, hearing loop, accessible toilet';

const places = {
  library: {
    name: 'Old Harbour Library',
    address: '12 Cooper’s Row, Port Averley',
    latitude: 44.8052,
    longitude: -82.4098,
    accessibility: stepFree,
  },
  cityHall: {
    name: 'City Hall, council chamber',
    address: '1 Lantern Square, Port Averley',
    latitude: 44.8074,
    longitude: -82.4051,
    url: 'https://www.port-averley.example/city-hall',
    accessibility: `${stepFree}. Sign-language interpreter at every meeting.`,
  },
  headquarters: {
    name: 'Police headquarters',
    address: '40 Signal Street, Port Averley',
    latitude: 44.8109,
    longitude: -82.3995,
    url: 'https://police.port-averley.example/headquarters',
    accessibility: 'Lift from the car park; quiet room on the ground floor',
  },
  millrace: {
    name: 'Millrace Community Centre',
    address: '7 Millrace Walk, Port Averley',
    latitude: 44.7988,
    longitude: -82.4164,
    accessibility: 'Ramp at the side door, accessible toilet',
  },
  bandstand: { name: 'The bandstand, Signal Point', latitude: 44.8103, longitude: -82.3988 },
  quay: {
    name: 'Lampwright Quay',
    address: 'Lampwright Quay, Port Averley',
    latitude: 44.8046,
    longitude: -82.4121,
  },
  causeway: {
    name: 'Causeway Road, from Tollgate Lane to the bridge',
    latitude: 44.8021,
    longitude: -82.4013,
  },
};

const beatTeam = {
  name: 'Old Harbour beat team',
  url: 'https://police.port-averley.example/old-harbour',
  email: 'old-harbour@police.port-averley.example',
  phone: '705-555-0151',
};
const prevention = { name: 'Crime prevention office', phone: '705-555-0163' };
const clerk = { name: 'Office of the city clerk', email: 'clerk@port-averley.example' };
const streets = { name: 'Streets and bridges', phone: '705-555-0128' };

/** What is on in Port Averley as a JSON Feed: two months around `now`, and one event after the clocks change. */
export function buildEventsFeed({ now, origin }) {
  const at = (days, weekday, start, end, zone = timeZone) => {
    const day = cityDay(now, days, weekday);
    return { start: timeOf(day, start, zone), end: timeOf(day, end, zone), time_zone: zone };
  };
  const allDay = (days, weekday, length = 1) => ({
    all_day: true,
    start: dateOf(cityDay(now, days, weekday)),
    end: dateOf(cityDay(now, days + length - 1, length === 1 ? weekday : undefined)),
    time_zone: timeZone,
  });
  const event = (id, title, tags, author, content_text, details) => ({
    id: `event-${id}`,
    url: `${origin}/events.html?id=event-${id}`,
    title,
    content_text,
    tags,
    authors: [author],
    date_published: hoursAgo(now, 400),
    date_modified: hoursAgo(now, 40),
    _event: { status: 'scheduled', uid: `${id}@port-averley.example`, sequence: 0, ...details },
  });

  const surgery = (number, days, details = {}) => {
    const occurrence = at(days, wednesday, '18:00', '19:30');
    return event(
      `surgery-${number}`,
      'Beat surgery: Old Harbour',
      ['beat surgery', 'Old Harbour'],
      police,
      'Bring what worries you on your street. Constables of the beat team listen, answer and write down what they will do about it.',
      {
        ...occurrence,
        uid: 'surgery-old-harbour@port-averley.example',
        recurrence_id: occurrence.start,
        place: places.library,
        organizer: beatTeam,
        ...details,
      },
    );
  };

  const clockChange = nextClockChange(now);
  const afterChange = cityDay(clockChange, 2, saturday);

  const items = [
    event(
      'marking-past',
      'Bicycle marking on the quay',
      ['crime prevention'],
      police,
      'Have your bicycle marked and entered in the register while you wait.',
      { ...at(-12, saturday, '10:00', '14:00'), place: places.quay, cost: 'Free', organizer: prevention },
    ),
    event(
      'coffee-past',
      'Coffee with an officer',
      ['meet us'],
      police,
      'No agenda, no speeches: coffee, and someone in uniform to talk to.',
      { ...at(-3, undefined, '08:30', '10:00'), place: places.millrace, organizer: beatTeam },
    ),
    event(
      'lamp-room',
      'The Lamp Room is open',
      ['open day', 'families'],
      police,
      'Our small museum shows a century of call boxes, lamps and notebooks. Children may ring the old bell.',
      {
        ...allDay(0),
        place: places.headquarters,
        cost: 'Free',
        organizer: { name: 'Friends of the Lamp Room' },
      },
    ),
    event(
      'tomorrow-surgery',
      'Beat surgery: Millrace',
      ['beat surgery', 'Millrace'],
      police,
      'Meet the constables who walk Millrace. Come with a question or just to put names to faces.',
      {
        ...at(1, undefined, '18:30', '20:00'),
        place: places.millrace,
        organizer: { name: 'Millrace beat team', phone: '705-555-0152' },
      },
    ),
    surgery(1, 2),
    surgery(2, 16, {
      status: 'moved-online',
      sequence: 1,
      status_reason: 'The library is being rewired that week.',
      online_url: 'https://meet.port-averley.example/old-harbour',
    }),
    surgery(3, 30),
    surgery(4, 44),
    event(
      'board',
      'Police services board: public meeting',
      ['council', 'police board'],
      council,
      'Budget, complaints of the quarter and the use-of-force report. Residents may speak for five minutes each; give your name to the clerk by noon.',
      {
        ...at(6, tuesday, '19:00', '21:00'),
        place: places.cityHall,
        online_url: 'https://meet.port-averley.example/board',
        registration_url: 'https://www.port-averley.example/speak',
        organizer: clerk,
      },
    ),
    event(
      'council-1',
      'City council',
      ['council'],
      council,
      'Agenda: safer crossings on Causeway Road, tram line 4 by night, grants for neighbourhood groups.',
      {
        ...at(9, monday, '18:00', '21:30'),
        place: places.cityHall,
        online_url: 'https://meet.port-averley.example/council',
        organizer: clerk,
      },
    ),
    event(
      'council-2',
      'City council',
      ['council'],
      council,
      'Second reading of the night-time economy by-law.',
      {
        ...at(37, monday, '18:00', '21:30'),
        place: places.cityHall,
        online_url: 'https://meet.port-averley.example/council',
        organizer: clerk,
      },
    ),
    event(
      'bridge-works',
      'Causeway Road closed for bridge works',
      ['road closure'],
      council,
      'No motor traffic over the bridge. Walking, wheeling and cycling stay open on the north side; tram 4 ends at Millrace.',
      { ...allDay(3, undefined, 8), place: places.causeway, organizer: streets },
    ),
    event(
      'parade-closure',
      'Old Harbour streets closed for the Lantern Walk',
      ['road closure', 'Old Harbour'],
      council,
      'Cooper’s Row, Tollgate Lane and Lampwright Quay. Residents’ cars may leave until four o’clock.',
      { ...at(17, saturday, '16:00', '23:30'), place: { name: 'Old Harbour' }, organizer: streets },
    ),
    event(
      'parade',
      'Lantern Walk',
      ['families', 'Old Harbour'],
      council,
      'The whole city carries a light from Lantern Square to the end of the quay. Find the two blue lamps if you lose your people: officers wait there.',
      {
        ...at(17, saturday, '18:00', '21:00'),
        place: places.quay,
        cost: 'Free',
        organizer: { name: 'Lantern Walk committee', email: 'walk@port-averley.example' },
      },
    ),
    event(
      'harbour-safety',
      'Harbour safety day',
      ['families', 'crime prevention'],
      police,
      'Throw lines, life jackets and what to do when someone is in the water.',
      {
        ...at(12, sunday, '11:00', '16:00'),
        status: 'cancelled',
        sequence: 1,
        status_reason: 'Storm damage to the slipway. There will be a new day when it is mended.',
        place: places.quay,
        organizer: { name: 'Marine unit', phone: '705-555-0158' },
      },
    ),
    event(
      'band',
      'Police and Harbour Band: charity concert',
      ['families'],
      police,
      'Marches, film music and one very long polka, for the food bank of Tannery Flats.',
      {
        ...at(20, friday, '19:30', '21:30'),
        status: 'postponed',
        sequence: 2,
        status_reason: 'The band is short of its euphonium. Tickets stay valid.',
        place: places.bandstand,
        cost: '$12, children free',
        registration_url: 'https://tickets.port-averley.example/band',
      },
    ),
    event(
      'headquarters-open',
      'Open day at police headquarters',
      ['open day', 'families'],
      police,
      'Dogs, horses, the control room and a look into a cell with the door open.',
      {
        ...at(24, saturday, '10:00', '16:00'),
        status: 'rescheduled',
        sequence: 1,
        previous_start: at(17, saturday, '10:00', '16:00').start,
        status_reason: 'Moved by a week so that it does not fall on the Lantern Walk.',
        place: places.headquarters,
        cost: 'Free',
        organizer: {
          name: 'Community engagement',
          email: 'hello@police.port-averley.example',
          phone: '705-555-0160',
        },
      },
    ),
    event(
      'fraud-clinic',
      'Fraud clinic for older residents',
      ['crime prevention', 'online'],
      police,
      'Doorstep callers, false officers, messages from “your bank”: how to tell, and whom to ring. Now by video, with a telephone line for those without a screen.',
      {
        ...at(8, thursday, '14:00', '15:30'),
        status: 'moved-online',
        sequence: 1,
        status_reason: 'More people want to come than the room holds.',
        online_url: 'https://meet.port-averley.example/fraud',
        registration_url: 'https://police.port-averley.example/fraud-clinic',
        place: places.millrace,
        cost: 'Free',
        organizer: prevention,
      },
    ),
    event(
      'west-talk',
      'Online talk: what a coastal city learned from restorative justice',
      ['online', 'police board'],
      police,
      'A guest from the Pacific coast speaks, in the morning there and the middle of the day here. Questions afterwards.',
      {
        ...at(14, thursday, '09:30', '11:00', 'America/Vancouver'),
        online_url: 'https://meet.port-averley.example/talks',
        registration_url: 'https://police.port-averley.example/talks',
        cost: 'Free',
      },
    ),
    event(
      'first-aid',
      'First aid in an evening',
      ['families'],
      council,
      'Bleeding, choking, a heart that has stopped. Taught by paramedics.',
      {
        ...at(10, tuesday, '18:00', '21:30'),
        place: places.millrace,
        registration_url: 'https://www.port-averley.example/first-aid',
        cost: '$25; free with a library card of Old Harbour',
      },
    ),
    event(
      'recruit',
      'Could you wear the uniform? An information evening',
      ['meet us'],
      police,
      'Recruits of last year talk about training, shifts and pay. No form to fill in that night.',
      {
        ...at(22, wednesday, '18:30', '20:00'),
        place: places.headquarters,
        registration_url: 'https://police.port-averley.example/recruit',
      },
    ),
    event(
      'car-seats',
      'Child car seat check',
      ['families', 'traffic'],
      police,
      'Three in four are fitted loosely. We check yours and show you how, in ten minutes.',
      { ...at(4, saturday, '09:00', '12:30'), place: places.headquarters, cost: 'Free' },
    ),
    event(
      'hoops',
      'Midnight hoops for ages 13 to 17',
      ['families', 'Millrace'],
      police,
      'Basketball with off-duty officers; rides home included.',
      {
        ...at(5, friday, '21:00', '23:59'),
        place: places.millrace,
        cost: 'Free',
        organizer: { name: 'Youth desk', phone: '705-555-0166' },
      },
    ),
    event(
      'watch',
      'Neighbourhood watch: yearly meeting of all groups',
      ['crime prevention', 'meet us'],
      police,
      'A year in figures, the new messaging service, and elections. Soup is served.',
      { ...at(52, thursday, '18:00', '20:30'), place: places.cityHall, cost: 'Free' },
    ),
    event(
      'coffee-next',
      'Coffee with an officer',
      ['meet us'],
      police,
      'No agenda, no speeches: coffee, and someone in uniform to talk to.',
      { ...at(11, friday, '08:30', '10:00'), place: places.millrace, organizer: beatTeam },
    ),
    event(
      'after-change',
      'Lights and reflectors: free bicycle check',
      ['traffic', 'crime prevention'],
      police,
      'The clocks have changed and the ride home looks different. We fit a light to every bicycle that has none.',
      {
        start: timeOf(afterChange, '10:00'),
        end: timeOf(afterChange, '15:00'),
        time_zone: timeZone,
        place: places.quay,
        cost: 'Free',
        organizer: prevention,
      },
    ),
  ];

  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'What’s on in Port Averley',
    description: 'Events of an invented city, for the demo of Callbox.',
    home_page_url: `${origin}/events.html`,
    language: 'en-CA',
    authors: [council],
    _callbox: { about: 'https://callbox.example/docs/feed', time_zone: timeZone },
    items,
  };
}
