namespace FairLab.Notebooks;

/// <summary>The socket types of ZeroMQ that the Jupyter protocol uses.</summary>
internal enum ZmtpSocketType
{
    Router,
    Dealer,
    Pub,
    Sub,
    Rep,
    Req,
}
