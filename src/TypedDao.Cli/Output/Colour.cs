namespace TypedDao.Cli.Output;

/// <summary>Colours by their code on terminals.</summary>
internal enum Colour
{
    /// <summary>That of all text.</summary>
    None = 0,

    /// <summary>Of what does not work.</summary>
    Red = 31,

    /// <summary>Of what may not be meant.</summary>
    Yellow = 33,
}
