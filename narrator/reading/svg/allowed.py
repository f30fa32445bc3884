"""The elements, attributes and CSS functions of SVG 2 that only draw.

From the SVG 2 element and attribute indices (https://www.w3.org/TR/SVG2/eltindex.html, attindex.html) and Filter
Effects 1, less what runs (script, event attributes, foreignObject), fetches (font-face, external references, style
sheets, links) or is gone from SVG 2. DOMPurify's SVG profile is the model; unlike it we keep `use` and animations,
which can refer to nothing outside the drawing here.
"""

from typing import Final

SVG: Final = "http://www.w3.org/2000/svg"
XLINK: Final = "http://www.w3.org/1999/xlink"
XML: Final = "http://www.w3.org/XML/1998/namespace"

ELEMENTS: Final = frozenset(
    """
    svg g defs symbol use switch title desc style
    path rect circle ellipse line polyline polygon image text tspan textPath
    linearGradient radialGradient stop pattern clipPath mask marker filter view
    animate animateTransform animateMotion mpath set
    feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
    feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
    """.split()  # noqa: SIM905  # sixty names on seven lines
)
UNWRAPPED: Final = frozenset({"a"})
"""A link in a picture leads nowhere; what it holds is drawn."""

PRESENTATION: Final = frozenset(
    """
    alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
    color-rendering cursor direction display dominant-baseline fill fill-opacity fill-rule filter flood-color
    flood-opacity font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight
    glyph-orientation-horizontal glyph-orientation-vertical image-rendering isolation letter-spacing lighting-color
    marker marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order
    pointer-events shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap
    stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-overflow
    text-rendering transform transform-origin unicode-bidi vector-effect visibility white-space word-spacing
    writing-mode
    """.split()  # noqa: SIM905
)
ATTRIBUTES: Final = PRESENTATION | frozenset(
    """
    id class style lang role tabindex focusable version baseProfile requiredExtensions systemLanguage
    aria-describedby aria-hidden aria-label aria-labelledby aria-roledescription
    x y x1 x2 y1 y2 dx dy cx cy r rx ry fx fy fr width height d points pathLength viewBox preserveAspectRatio
    rotate textLength lengthAdjust startOffset method spacing side offset gradientUnits gradientTransform spreadMethod
    patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits markerUnits
    markerWidth markerHeight refX refY orient filterUnits primitiveUnits
    in in2 result mode type values operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode
    kernelUnitLength preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent limitingConeAngle
    azimuth elevation z pointsAtX pointsAtY pointsAtZ scale xChannelSelector yChannelSelector stdDeviation radius
    baseFrequency numOctaves seed stitchTiles tableValues slope intercept amplitude exponent crossorigin
    attributeName attributeType begin dur end min max restart repeatCount repeatDur calcMode keyTimes keySplines
    keyPoints from to by additive accumulate origin path fill media
    """.split()  # noqa: SIM905
)
FUNCTIONS: Final = frozenset(
    """
    rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark var env calc min max clamp
    matrix matrix3d translate translatex translatey translatez translate3d scale scalex scaley scalez scale3d rotate
    rotatex rotatey rotatez rotate3d skew skewx skewy perspective cubic-bezier steps linear
    blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
    circle ellipse inset polygon path
    """.split()  # noqa: SIM905
)
"""CSS functions that compute: none of them fetches, as `url()`, `image-set()` and `src()` do."""
AT_RULES: Final = frozenset({"media", "supports", "keyframes", "-webkit-keyframes"})
"""The others load something (import, font-face), or say nothing in a picture."""
