package io.crossmodal.eval.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/** A PNG of several panels in a grid, with a title above and one legend for all on the right. */
final class PngSheet {

  private static final int PANEL_WIDTH = 700;
  private static final int PANEL_HEIGHT = 480;
  private static final int LEGEND_WIDTH = 190;
  private static final int TITLE_HEIGHT = 76;
  private static final int LINE = 26;

  private PngSheet() {}

  /** The bytes of the PNG; every row has as many panels as there are columns. */
  static byte[] png(String title, String subtitle, int columns, List<Panel> panels) {
    int rows = (panels.size() + columns - 1) / columns;
    int width = columns * PANEL_WIDTH + LEGEND_WIDTH;
    BufferedImage sheet =
        new BufferedImage(width, TITLE_HEIGHT + rows * PANEL_HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = sheet.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, width, sheet.getHeight());
    header(g, title, subtitle);
    for (int i = 0; i < panels.size(); i++) {
      BufferedImage panel = PngPanel.draw(panels.get(i), PANEL_WIDTH, PANEL_HEIGHT);
      g.drawImage(
          panel, i % columns * PANEL_WIDTH, TITLE_HEIGHT + i / columns * PANEL_HEIGHT, null);
    }
    legend(g, panels.getFirst().series(), columns * PANEL_WIDTH + 6);
    g.dispose();
    return encode(sheet);
  }

  private static void header(Graphics2D g, String title, String subtitle) {
    g.setColor(new Color(0x111111));
    g.setFont(PngPanel.font(Font.BOLD, 22));
    g.drawString(title, 24, 36);
    g.setColor(new Color(0x555555));
    g.setFont(PngPanel.font(Font.PLAIN, 14));
    g.drawString(subtitle, 24, 62);
  }

  private static void legend(Graphics2D g, List<Series> series, int left) {
    g.setFont(PngPanel.font(Font.PLAIN, 14));
    int y = TITLE_HEIGHT + 48;
    for (Series one : series) {
      g.setColor(PngPanel.colour(one.look()));
      g.setStroke(PngPanel.stroke(one.look()));
      g.drawLine(left, y, left + 38, y);
      PngPanel.marker(one.look()).paint(g, left + 19.0, y, 8);
      g.setColor(new Color(0x222222));
      g.drawString(one.name(), left + 48, y + 5);
      y += LINE;
    }
  }

  private static byte[] encode(BufferedImage sheet) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(sheet, "png", out);
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory", e);
    }
    return out.toByteArray();
  }
}
