<?php
/**
 * Addresses of feeds and of the script.
 */

namespace Callbox;

defined( 'ABSPATH' ) || exit;

/** The address if it is one of the web, or of this site and begins with a slash; else nothing. */
function web_address( string $text ): string {
  $text = trim( $text );
  if ( ! preg_match( '~^(?:(?:https?:)?//[^/\s"<>\\\\]|/(?!/))[^\s"<>\\\\]*$~i', $text ) ) {
    return '';
  }
  return esc_url_raw( $text, array( 'http', 'https' ) );
}

/** The folder of what the build made; its name changes with the version, so that no cache mixes two of them. */
function assets_address( string $file ): string {
  return plugins_url( 'assets/' . VERSION . '/' . $file, FILE );
}
