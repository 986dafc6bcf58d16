namespace Fresh.Data;

/// <summary>What the other generator of this project made.</summary>
public static class Answer
{
    public const string Text = Foreign.Generated.Answer;
}
