<?php
/**
 * The script and its style sheet, on pages with an element.
 */

namespace Callbox;

defined( 'ABSPATH' ) || exit;

function enqueue(): void {
  // The address holds the version, ours or that of a CDN: a query after it would only split caches.
  wp_enqueue_script( 'callbox', script_address(), array(), null, false );
  wp_enqueue_style( 'callbox', assets_address( 'callbox.css' ), array(), null );
}

/** WordPress before 6.5 knows no module scripts; this way works in all. */
function as_module( string $tag, string $handle, string $src ): string {
  if ( 'callbox' !== $handle ) {
    return $tag;
  }
  return wp_get_script_tag(
    array(
      'type'         => 'module',
      'src'          => $src,
      'id'           => 'callbox-js',
      'data-cfasync' => 'false',
    )
  );
}
