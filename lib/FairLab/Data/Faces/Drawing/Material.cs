namespace FairLab.Data.Faces;

/// <summary>What a point of the drawing is made of; its colour stands in <see cref="FacePalette"/>.</summary>
enum Material : byte
{
    Backdrop, BackdropLow, BackdropEdge,
    Shirt, ShirtFold, Coat, CoatFold, Apron, ApronEdge, Tube, Metal,
    // What follows is lit as a head is.
    Neck, NeckShadow, Ear, EarInner, Skin, SkinShadow, SkinDeep, SkinLight, BlushFaint, Blush,
    Lip, LipUpper, MouthLine, Teeth, EyeWhite, Iris, Pupil, Glint, Lash, Brow, Beard, BeardFaint, Wrinkle, EyeBag,
    Hair, HairShadow, HairLight, Frame, Cap, CapEdge, Hat, HatLight, HatEdge,
}
