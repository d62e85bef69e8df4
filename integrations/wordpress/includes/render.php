<?php
/**
 * From attributes to an element's markup.
 */

namespace Callbox;

defined( 'ABSPATH' ) || exit;

/**
 * The element's tag, with everything escaped, and its script on the page; without a feed the fallback alone.
 *
 * @param array  $values   By the attributes' names in block.json.
 * @param string $fallback Markup that WordPress has filtered already.
 * @param string $wrapper  Attributes that WordPress gives a block, escaped.
 */
function render( string $name, array $values, string $fallback, string $wrapper = '' ): string {
  $src = feed_address( $name, $values );
  if ( '' === $src ) {
    return $fallback . hint();
  }
  enqueue();
  $attributes = $wrapper . sprintf( ' src="%s"', esc_url( $src, array( 'http', 'https' ) ) );
  foreach ( element_attributes( $name ) as $property => $attribute ) {
    $value = 'src' === $property ? null : attribute_value( $attribute, $values[ $property ] ?? null );
    if ( null !== $value ) {
      $attributes .= sprintf( ' %s="%s"', attribute_name( $property ), esc_attr( $value ) );
    }
  }
  return sprintf( '<callbox-%1$s %2$s>%3$s</callbox-%1$s>', $name, trim( $attributes ), $fallback );
}

/** The feed of its own, else the site's. An address that is none does not bring the site's: another feed was meant. */
function feed_address( string $name, array $values ): string {
  $own = isset( $values['src'] ) && is_string( $values['src'] ) ? trim( $values['src'] ) : '';
  return '' === $own ? setting( $name ) : web_address( $own );
}

/** Tells those who can mend it, and nobody else, why only the fallback shows. */
function hint(): string {
  if ( ! current_user_can( 'edit_posts' ) ) {
    return '';
  }
  $words = esc_html__( 'Only editors see this: Callbox has no feed to show here. Give an address that begins with https:// here, or one for the whole site in its settings.', 'callbox' );
  if ( current_user_can( 'manage_options' ) ) {
    $words .= sprintf( ' <a href="%s">%s</a>', esc_url( settings_address() ), esc_html__( 'Open the settings', 'callbox' ) );
  }
  return '<p class="callbox-hint">' . $words . '</p>';
}
