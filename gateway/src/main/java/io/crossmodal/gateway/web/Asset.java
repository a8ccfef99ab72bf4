package io.crossmodal.gateway.web;

/**
 * A file of the page.
 *
 * @param bytes its content
 * @param mediaType its type, with the charset
 * @param entityTag tag of this content, in quotes
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the response as it is, never compared
public record Asset(byte[] bytes, String mediaType, String entityTag) {}
