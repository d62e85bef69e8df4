<?php
/**
 * [callbox-event-list src="…" limit="5"]fallback[/callbox-event-list], and so for each element.
 */

namespace Callbox;

defined( 'ABSPATH' ) || exit;

function register_shortcodes(): void {
  foreach ( element_names() as $name ) {
    add_shortcode( 'callbox-' . $name, __NAMESPACE__ . '\render_shortcode' );
  }
}

/** WordPress gives text instead of a list where there are no attributes. */
function render_shortcode( $given, ?string $content, string $tag ): string {
  $name   = substr( $tag, strlen( 'callbox-' ) );
  $given  = with_switches( (array) $given );
  $values = array();
  foreach ( array_keys( element_attributes( $name ) ) as $property ) {
    $values[ $property ] = $given[ attribute_name( $property ) ] ?? null;
  }
  // What is written around a line break leaves half a paragraph inside.
  return render( $name, $values, force_balance_tags( wp_kses_post( shortcode_unautop( trim( (string) $content ) ) ) ) );
}

/** An attribute without a value, such as past, arrives as a value without a name. */
function with_switches( array $given ): array {
  foreach ( $given as $key => $value ) {
    if ( is_int( $key ) ) {
      $given[ strtolower( $value ) ] = true;
    }
  }
  return $given;
}
