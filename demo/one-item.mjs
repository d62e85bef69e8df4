// Feeds link each item to this page with its id in the address: show that one alone.
const id = new URLSearchParams(location.search).get('id');
if (id) document.querySelector('main :is([src^="/feeds/"], [src^="/threads/"])').setAttribute('item-id', id);
