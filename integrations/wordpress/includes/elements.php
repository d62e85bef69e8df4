<?php
/**
 * What elements there are, told by the folder of blocks.
 */

namespace Callbox;

defined( 'ABSPATH' ) || exit;

/** Names of the elements, such as "event-list". */
function element_names(): array {
  return array_map( 'basename', glob( dirname( FILE ) . '/blocks/*', GLOB_ONLYDIR ) );
}

function block_folder( string $name ): string {
  return dirname( FILE ) . '/blocks/' . $name;
}

/** An element's attributes, as block.json describes them: type, and enum where there is a choice. */
function element_attributes( string $name ): array {
  static $known = array();
  if ( ! isset( $known[ $name ] ) ) {
    $block          = wp_json_file_decode( block_folder( $name ) . '/block.json', array( 'associative' => true ) );
    $known[ $name ] = $block['attributes'];
  }
  return $known[ $name ];
}

/** An attribute's name in HTML and in a shortcode: "itemId" is "item-id". */
function attribute_name( string $property ): string {
  return strtolower( preg_replace( '/[A-Z]/', '-$0', $property ) );
}

/** The value as it stands in HTML; null where the attribute is to be left out. */
function attribute_value( array $attribute, $value ): ?string {
  if ( ! is_scalar( $value ) ) {
    return null;
  }
  switch ( $attribute['type'] ) {
    case 'boolean':
      return is_switched_on( $value ) ? '' : null;
    case 'number':
      return is_numeric( $value ) && (int) $value > 0 ? (string) (int) $value : null;
    default:
      $text = (string) $value;
      return isset( $attribute['enum'] ) && ! in_array( $text, $attribute['enum'], true ) ? null : $text;
  }
}

/** In a shortcode past, past="past" and past="true" switch on; past="false" does not, unlike in HTML. */
function is_switched_on( $value ): bool {
  return ! in_array( strtolower( (string) $value ), array( '', '0', 'false', 'no', 'off' ), true );
}
