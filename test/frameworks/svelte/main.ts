import { hydrate, mount } from 'svelte';
import App from './App.svelte';

const target = document.querySelector('#app')!;
const start = target.firstElementChild ? hydrate : mount;
start(App, { target, props: { address: location.search } });
