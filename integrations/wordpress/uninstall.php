<?php
/**
 * Leaves nothing behind, on any site of the network.
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_option( 'callbox' );

if ( is_multisite() ) {
  foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $callbox_site ) {
    delete_blog_option( $callbox_site, 'callbox' );
  }
}
